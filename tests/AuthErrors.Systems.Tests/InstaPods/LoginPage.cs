using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace AuthErrors.Systems.Tests.InstaPods;

/// <summary>What a user does on the pages of the login.</summary>
internal static class LoginPage
{
    public static async Task LogInAsync(this IPage page, Uri address)
    {
        await page.GotoAsync(address.AbsoluteUri);
        await page.GetByLabel("Email address").FillAsync(InstaPodsServer.Email);
        await page.GetByLabel("Password").FillAsync(InstaPodsServer.Password);
        await page.SubmitAsync("Log in");
    }

    public static async Task ApproveAsync(this IPage page, string team)
    {
        await page.GetByLabel(team).CheckAsync();
        await page.SubmitAsync("Approve");
    }

    /// <summary>Clicks a button, and waits for the page that it leads to.</summary>
    public static async Task SubmitAsync(this IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button }).ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    public static Task<string> HeadingAsync(this IPage page) => page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }).InnerTextAsync();

    /// <summary>How far the text and its ground differ (WCAG 2.2, 1.4.3), for every element with text of its own.</summary>
    public static Task<Dictionary<string, double>> ContrastsAsync(this IPage page) => page.EvaluateAsync<Dictionary<string, double>>("""
        () => {
          const channels = color => color.match(/[\d.]+/g).map(Number);
          const ground = element => {
            for (; element; element = element.parentElement) {
              const color = getComputedStyle(element).backgroundColor;
              if (channels(color)[3] !== 0) return color;
            }
            return 'rgb(255, 255, 255)';
          };
          const luminance = color => channels(color).slice(0, 3).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const result = {};
          for (const element of document.body.querySelectorAll('*')) {
            if (element.tagName !== 'svg' && ![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
            const [a, b] = [getComputedStyle(element).color, ground(element)].map(luminance);
            result[element.tagName + ' ' + (element.textContent.trim() || element.className.baseVal)] = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          }
          return result;
        }
        """);

    /// <summary>How far the page reaches beyond the right edge of the window, in pixels.</summary>
    public static Task<int> OverflowAsync(this IPage page) => page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
}

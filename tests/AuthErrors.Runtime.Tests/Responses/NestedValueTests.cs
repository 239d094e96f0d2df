using System;
using System.Text;
using AuthErrors.Internal.Envelopes;
using Xunit;

namespace AuthErrors.Runtime.Tests.Responses;

public sealed class NestedValueTests
{
    [Fact]
    public void Every_width_of_vectors_finds_the_same_bytes()
    {
        var random = new Random(7);
        var block = new byte[ByteBlock.Length];
        for (var round = 0; round < 2_000; round++)
        {
            random.NextBytes(block);
            block[random.Next(block.Length)] = (byte)'[';
            block[random.Next(block.Length)] = (byte)'{';
            foreach (var (wanted, ignored) in new (byte, byte)[] { ((byte)'"', 0), ((byte)'{', 0x20), ((byte)'}', 0x20), (block[0], 0) })
            {
                var expected = 0UL;
                for (var i = 0; i < block.Length; i++)
                {
                    expected |= (block[i] | ignored) == wanted ? 1UL << i : 0;
                }

                Assert.Equal(expected, ByteBlock.Find(block, wanted, ignored));
                Assert.Equal(expected, ByteBlock.FindBy128Bits(block, wanted, ignored));
                Assert.Equal(expected, ByteBlock.FindBy256Bits(block, wanted, ignored));
                Assert.Equal(expected, ByteBlock.FindBy512Bits(block, wanted, ignored));
            }
        }
    }

    [Fact]
    public void Backslashes_quotes_and_brackets_count_alike_wherever_the_border_of_a_block_falls()
    {
        for (var before = 0; before < 140; before++)
        {
            for (var backslashes = 0; backslashes < 8; backslashes++)
            {
                // An even run leaves the quote behind it free to end the string, an odd one escapes it.
                var ending = backslashes % 2 == 0 ? "\"" : "\"]}\"";
                var value = $"[{{\"{new string('x', before)}{new string('\\', backslashes)}{ending}:[]}}]";
                Assert.Equal(value.Length, NestedValue.GetLength(Encoding.UTF8.GetBytes(value)));
                Assert.Equal(value.Length, NestedValue.GetLength(Encoding.UTF8.GetBytes(value + "]]}}\"" + new string(']', 70))));
                Assert.Equal(-1, NestedValue.GetLength(Encoding.UTF8.GetBytes(value[..^1])));
            }
        }
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(100_000)]
    public void A_value_may_nest_as_deep_as_it_likes(int depth)
    {
        var value = new string('[', depth) + new string(']', depth);
        Assert.Equal(value.Length, NestedValue.GetLength(Encoding.UTF8.GetBytes(value)));
        Assert.Equal(-1, NestedValue.GetLength(Encoding.UTF8.GetBytes(value[..^1])));
    }
}

// Says which texts a schema allows: { schema, texts } on standard input, an array of booleans on standard output.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';

const { schema, texts } = JSON.parse(readFileSync(0, 'utf8'));
const validate = new Ajv().compile(schema);

function isValid(text) {
  try {
    // RFC 8259, section 8.1: a byte order mark may be ignored.
    return validate(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

process.stdout.write(JSON.stringify(texts.map(isValid)));

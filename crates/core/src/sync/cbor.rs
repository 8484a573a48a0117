//! CBOR as payloads use it: RFC 8949, core deterministic encoding (§4.2.1).
//!
//! The same thing said is the same bytes: shortest heads, shortest floats that say the same number,
//! maps in the order of their keys' bytes. A library leaves just that to whoever calls it, and the rest
//! is this page. Reading takes any well-formed form with definite lengths, and reserves no room for what
//! is only claimed to be there.

use serde_json::{Map, Number, Value};

/// How deep a value may go: a little more than JSON may here.
const DEPTH: usize = 160;

/// Bytes that are no CBOR, or none that a payload has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct BadCbor;

/// Writes the head of an item.
fn head(out: &mut Vec<u8>, major: u8, n: u64) {
    let major = major << 5;
    match n {
        0..=23 => out.push(major | n as u8),
        24..=0xff => out.extend([major | 24, n as u8]),
        0x100..=0xffff => {
            out.push(major | 25);
            out.extend((n as u16).to_be_bytes());
        }
        0x1_0000..=0xffff_ffff => {
            out.push(major | 26);
            out.extend((n as u32).to_be_bytes());
        }
        _ => {
            out.push(major | 27);
            out.extend(n.to_be_bytes());
        }
    }
}

pub(crate) fn put_uint(out: &mut Vec<u8>, n: u64) {
    head(out, 0, n);
}

pub(crate) fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    head(out, 2, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

pub(crate) fn put_text(out: &mut Vec<u8>, text: &str) {
    head(out, 3, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

pub(crate) fn put_array(out: &mut Vec<u8>, len: usize) {
    head(out, 4, len as u64);
}

pub(crate) fn put_map(out: &mut Vec<u8>, len: usize) {
    head(out, 5, len as u64);
}

pub(crate) fn put_null(out: &mut Vec<u8>) {
    out.push(0xf6);
}

/// The order of text keys: that of their bytes as they are written, whose heads say the length first.
pub(crate) fn by_key(a: &str, b: &str) -> std::cmp::Ordering {
    (a.len(), a).cmp(&(b.len(), b))
}

/// Writes what a field says.
pub(crate) fn put_value(out: &mut Vec<u8>, value: &Value) {
    match value {
        Value::Null => put_null(out),
        Value::Bool(yes) => out.push(if *yes { 0xf5 } else { 0xf4 }),
        Value::Number(number) => put_number(out, number),
        Value::String(text) => put_text(out, text),
        Value::Array(items) => {
            put_array(out, items.len());
            for item in items {
                put_value(out, item);
            }
        }
        Value::Object(fields) => {
            put_map(out, fields.len());
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_unstable_by(|(a, _), (b, _)| by_key(a, b));
            for (name, value) in sorted {
                put_text(out, name);
                put_value(out, value);
            }
        }
    }
}

fn put_number(out: &mut Vec<u8>, number: &Number) {
    if let Some(n) = number.as_u64() {
        return head(out, 0, n);
    }
    if let Some(n) = number.as_i64() {
        // -1 - n, of a number below zero.
        return head(out, 1, !n as u64);
    }
    let float = number.as_f64().unwrap_or_default();
    let single = float as f32;
    if f64::from(single).to_bits() != float.to_bits() {
        out.push(0xfb);
        out.extend(float.to_be_bytes());
    } else if let Some(half) = to_half(single) {
        out.push(0xf9);
        out.extend(half.to_be_bytes());
    } else {
        out.push(0xfa);
        out.extend(single.to_be_bytes());
    }
}

/// The half-precision float that is the same number, if there is one.
fn to_half(single: f32) -> Option<u16> {
    let bits = single.to_bits();
    let sign = (bits >> 16) as u16 & 0x8000;
    let exponent = (bits >> 23 & 0xff) as i32 - 127;
    let fraction = bits & 0x7f_ffff;
    let half = match exponent {
        -127 if fraction == 0 => sign,
        -14..=15 if fraction & 0x1fff == 0 => {
            sign | ((exponent + 15) as u16) << 10 | (fraction >> 13) as u16
        }
        -24..=-15 => {
            let whole = fraction | 0x80_0000;
            let shift = (-1 - exponent) as u32;
            if whole & ((1 << shift) - 1) != 0 {
                return None;
            }
            sign | (whole >> shift) as u16
        }
        _ => return None,
    };
    Some(half)
}

fn from_half(half: u16) -> f64 {
    let fraction = f64::from(half & 0x3ff);
    let size = match half >> 10 & 0x1f {
        0 => fraction * 2_f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        exponent => (1024.0 + fraction) * 2_f64.powi(i32::from(exponent) - 25),
    };
    if half & 0x8000 == 0 { size } else { -size }
}

/// What comes next, as far as a reader has to know before it takes it.
pub(crate) enum Next {
    /// A whole number, not below zero.
    Number,
    /// Bytes.
    Bytes,
    /// A list.
    Array,
    /// Null.
    Null,
    /// Anything else.
    Other,
}

/// Reads items one after the other.
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    fn take(&mut self, n: usize) -> Result<&'a [u8], BadCbor> {
        let (taken, rest) = self.rest.split_at_checked(n).ok_or(BadCbor)?;
        self.rest = rest;
        Ok(taken)
    }

    fn big_endian(&mut self, n: usize) -> Result<u64, BadCbor> {
        let bytes = self.take(n)?;
        Ok(bytes
            .iter()
            .fold(0, |all, byte| all << 8 | u64::from(*byte)))
    }

    /// The head of the next item: its major type, its short part, its number.
    fn head(&mut self) -> Result<(u8, u8, u64), BadCbor> {
        let first = self.take(1)?[0];
        let short = first & 0x1f;
        let n = match short {
            0..=23 => u64::from(short),
            24..=27 => self.big_endian(1 << (short - 24))?,
            _ => return Err(BadCbor),
        };
        Ok((first >> 5, short, n))
    }

    fn of(&mut self, major: u8) -> Result<u64, BadCbor> {
        let (found, _, n) = self.head()?;
        if found == major { Ok(n) } else { Err(BadCbor) }
    }

    /// How many items follow. Each is at least a byte, so no more are believed than there are bytes.
    fn count(&mut self, major: u8) -> Result<usize, BadCbor> {
        let n = usize::try_from(self.of(major)?).map_err(|_| BadCbor)?;
        if n > self.rest.len() {
            return Err(BadCbor);
        }
        Ok(n)
    }

    pub(crate) fn uint(&mut self) -> Result<u64, BadCbor> {
        self.of(0)
    }

    pub(crate) fn small(&mut self) -> Result<u32, BadCbor> {
        u32::try_from(self.uint()?).map_err(|_| BadCbor)
    }

    pub(crate) fn bytes(&mut self) -> Result<&'a [u8], BadCbor> {
        let n = self.count(2)?;
        self.take(n)
    }

    pub(crate) fn exactly<const N: usize>(&mut self) -> Result<[u8; N], BadCbor> {
        self.bytes()?.try_into().map_err(|_| BadCbor)
    }

    pub(crate) fn text(&mut self) -> Result<&'a str, BadCbor> {
        let n = self.count(3)?;
        std::str::from_utf8(self.take(n)?).map_err(|_| BadCbor)
    }

    pub(crate) fn array(&mut self) -> Result<usize, BadCbor> {
        self.count(4)
    }

    pub(crate) fn map(&mut self) -> Result<usize, BadCbor> {
        self.count(5)
    }

    /// What comes next; none at the end.
    pub(crate) fn peek(&self) -> Option<Next> {
        Some(match self.rest.first()? {
            0xf6 => Next::Null,
            first if first >> 5 == 0 => Next::Number,
            first if first >> 5 == 2 => Next::Bytes,
            first if first >> 5 == 4 => Next::Array,
            _ => Next::Other,
        })
    }

    /// Whether null comes next; then it is taken.
    pub(crate) fn null(&mut self) -> bool {
        let is_null = matches!(self.peek(), Some(Next::Null));
        if is_null {
            self.rest = &self.rest[1..];
        }
        is_null
    }

    /// What a field says.
    pub(crate) fn value(&mut self) -> Result<Value, BadCbor> {
        self.nested(DEPTH)
    }

    fn nested(&mut self, depth: usize) -> Result<Value, BadCbor> {
        let depth = depth.checked_sub(1).ok_or(BadCbor)?;
        let before = self.rest;
        let (major, short, n) = self.head()?;
        let float = |float| Number::from_f64(float).map(Value::Number).ok_or(BadCbor);
        Ok(match (major, short) {
            (0, _) => n.into(),
            (1, _) => {
                let n = i64::try_from(n).map_err(|_| BadCbor)?;
                (-1 - n).into()
            }
            (3, _) => {
                self.rest = before;
                self.text()?.into()
            }
            (4, _) => {
                self.rest = before;
                let count = self.array()?;
                let items = (0..count).map(|_| self.nested(depth));
                Value::Array(items.collect::<Result<_, _>>()?)
            }
            (5, _) => {
                self.rest = before;
                let mut fields = Map::new();
                for _ in 0..self.map()? {
                    let name = self.text()?.to_owned();
                    if fields.insert(name, self.nested(depth)?).is_some() {
                        return Err(BadCbor);
                    }
                }
                Value::Object(fields)
            }
            (7, 20) => false.into(),
            (7, 21) => true.into(),
            (7, 22) => Value::Null,
            (7, 25) => float(from_half(n as u16))?,
            (7, 26) => float(f64::from(f32::from_bits(n as u32)))?,
            (7, 27) => float(f64::from_bits(n))?,
            _ => return Err(BadCbor),
        })
    }
}

//! 125 bits as 25 characters that can be read aloud and typed: Douglas Crockford's base 32
//! (<https://www.crockford.com/base32.html>), without a check symbol, in five groups of five.

/// Text that is no such code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum BadCode {
    /// There are more or fewer characters than 25.
    #[error("there are {0} characters")]
    Count(usize),
    /// The character at this place, from 1, is none that a code has.
    #[error("character {0} is not one of a code")]
    Unknown(usize),
}

const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Writes a code: `first` has 45 bits, in its lowest; `second` is 80 bits.
pub fn write_code(first: u64, second: [u8; 10]) -> String {
    let mut low = [0; 16];
    low[6..].copy_from_slice(&second);
    let bits = u128::from(first & ((1 << 45) - 1)) << 80 | u128::from_be_bytes(low);
    let mut text = String::with_capacity(29);
    for n in 0..25 {
        if n > 0 && n % 5 == 0 {
            text.push('-');
        }
        let digit = bits >> (5 * (24 - n)) & 31;
        text.push(char::from(DIGITS[digit as usize]));
    }
    text
}

/// Reads a code as somebody typed it: in any case, with any spaces and dashes, O for 0, I or L for 1.
///
/// # Errors
/// See [`BadCode`].
pub fn read_code(text: &str) -> Result<(u64, [u8; 10]), BadCode> {
    let typed = text.chars().filter(|letter| {
        !letter.is_whitespace() && !matches!(letter, '-' | '–' | '—' | '\u{2011}')
    });
    let (mut bits, mut count) = (0_u128, 0);
    for letter in typed {
        count += 1;
        let digit = digit(letter).ok_or(BadCode::Unknown(count))?;
        if count <= 25 {
            bits = bits << 5 | digit;
        }
    }
    if count != 25 {
        return Err(BadCode::Count(count));
    }
    let mut second = [0; 10];
    second.copy_from_slice(&bits.to_be_bytes()[6..]);
    Ok(((bits >> 80) as u64, second))
}

fn digit(letter: char) -> Option<u128> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = DIGITS.iter().position(|digit| char::from(*digit) == letter);
    place.map(|place| place as u128)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_typed_by_hand_is_read_kindly() {
        let code = write_code(1, [0; 10]);
        assert_eq!(code, "00000-00010-00000-00000-00000");
        assert_eq!(
            read_code("ooooo oooio\u{2011}OOOOO-ooooo-ooooo"),
            Ok((1, [0; 10]))
        );
        assert_eq!(read_code("0000"), Err(BadCode::Count(4)));
        assert_eq!(read_code("00u"), Err(BadCode::Unknown(3)));
        assert_eq!(read_code(&"0".repeat(300)), Err(BadCode::Count(300)));
    }

    proptest! {
        #[test]
        fn every_code_is_read_as_it_was_written(first in 0_u64..1 << 45, second: [u8; 10]) {
            let code = write_code(first, second);
            prop_assert_eq!(read_code(&code), Ok((first, second)));
            prop_assert_eq!(read_code(&code.to_lowercase().replace('-', "")), Ok((first, second)));
        }
    }
}

//! A delimited text file with a header row: rows by number, cells by column name.
//!
//! Promises: the delimiter and the place of every column come from the header; a row that is not
//! UTF-8, that is shorter or longer than the header, or whose last quote is never closed, is a
//! [`Problem`] with the row's number as a spreadsheet shows it, never a shifted cell.

use std::io::Read;
use std::mem;

use csv::{ByteRecord, Reader, ReaderBuilder, StringRecord};

use super::{MOST_ROWS, Problem, Why};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// A file whose header has been read.
pub(super) struct Sheet<'b> {
    bytes: &'b [u8],
    delimiter: u8,
    columns: Vec<String>,
    /// The columns' names as they stand in the file.
    written: Vec<String>,
}

/// One row under the header.
pub(super) struct Row<'b> {
    /// As a spreadsheet shows it.
    pub number: u32,
    /// As many as there are columns, or more: see [`Row::surplus`].
    pub cells: StringRecord,
    /// The row as it stands in the file.
    pub raw: &'b [u8],
    /// How many columns there are.
    pub width: usize,
}

impl<'b> Sheet<'b> {
    /// Takes the delimiter that makes the most of the known column names out of the first row.
    /// `None` where that row is not text.
    pub(super) fn open(bytes: &'b [u8], known: &[&str]) -> Option<Self> {
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        DELIMITERS
            .into_iter()
            .filter_map(|delimiter| {
                let mut first = StringRecord::new();
                reader(bytes, delimiter).read_record(&mut first).ok()?;
                let columns = first.iter().map(column_name).collect();
                Some(Self {
                    bytes,
                    delimiter,
                    columns,
                    written: first.iter().map(|name| name.trim().to_owned()).collect(),
                })
            })
            // The first of equals, which is the comma.
            .rev()
            .max_by_key(|sheet| sheet.count(known))
    }

    /// How many of these columns there are.
    pub(super) fn count(&self, names: &[&str]) -> usize {
        names
            .iter()
            .filter(|name| self.column(name).is_some())
            .count()
    }

    /// Where the column of that name stands, whatever its letter case and spacing.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        let name = column_name(name);
        self.columns.iter().position(|column| *column == name)
    }

    /// Every column's place and its name as it stands in the file.
    pub(super) fn names(&self) -> impl Iterator<Item = (usize, &str)> {
        self.written.iter().map(String::as_str).enumerate()
    }

    /// The first cell of the first row: the name of a column, unless there is no header.
    pub(super) fn first_cell(&self) -> &str {
        self.columns.first().map_or("", String::as_str)
    }

    /// How many columns the header names.
    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// The character between two cells.
    pub(super) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The rows under the header, in the file's order, without those in which nothing stands.
    pub(super) fn rows(&self) -> Rows<'_, 'b> {
        Rows {
            sheet: self,
            reader: reader(self.bytes, self.delimiter),
            record: ByteRecord::new(),
            number: 0,
            header_is_past: false,
        }
    }
}

/// See [`Sheet::rows`].
pub(super) struct Rows<'s, 'b> {
    sheet: &'s Sheet<'b>,
    reader: Reader<&'b [u8]>,
    record: ByteRecord,
    number: u32,
    header_is_past: bool,
}

impl<'b> Iterator for Rows<'_, 'b> {
    type Item = Result<Row<'b>, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let start = self.offset();
            match self.reader.read_byte_record(&mut self.record) {
                Ok(true) => {}
                Ok(false) => return None,
                Err(_) => return Some(Err(Problem::at(self.number + 1, Why::NotText))),
            }
            let raw = &self.sheet.bytes[start..self.offset()];
            self.number = self
                .number
                .saturating_add(1 + empty_rows(self.sheet.bytes, start));
            if self.number as usize > MOST_ROWS {
                return Some(Err(Problem::of_file(Why::TooBig)));
            }
            let blank = self.record.iter().all(|cell| cell.trim_ascii().is_empty());
            if mem::replace(&mut self.header_is_past, true) && !blank {
                return Some(self.check(raw));
            }
        }
    }
}

impl<'b> Rows<'_, 'b> {
    fn offset(&self) -> usize {
        usize::try_from(self.reader.position().byte())
            .unwrap_or(usize::MAX)
            .min(self.sheet.bytes.len())
    }

    fn check(&mut self, raw: &'b [u8]) -> Result<Row<'b>, Problem> {
        let cells = StringRecord::from_byte_record(mem::take(&mut self.record))
            .map_err(|_| Problem::at(self.number, Why::NotText))?;
        let last = self.offset() == self.sheet.bytes.len();
        if cells.len() < self.sheet.width() || (last && left_open(raw, self.sheet.delimiter)) {
            return Err(Problem::at(self.number, Why::TooFewColumns));
        }
        Ok(Row {
            number: self.number,
            cells,
            raw,
            width: self.sheet.width(),
        })
    }
}

/// Whether a column that is called `written` in a file is the one of that name.
pub(super) fn is_column(name: &str, written: &str) -> bool {
    column_name(name) == column_name(written)
}

/// Letter case, spaces and underscores do not tell two columns apart.
fn column_name(cell: &str) -> String {
    cell.chars()
        .filter(|c| !c.is_whitespace() && *c != '_')
        .flat_map(char::to_lowercase)
        .collect()
}

fn reader<R: Read>(from: R, delimiter: u8) -> Reader<R> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(from)
}

/// How many empty rows a record that is read from `start` on passes over.
fn empty_rows(bytes: &[u8], start: usize) -> u32 {
    let mut ends = 0;
    let mut before = start.checked_sub(1).and_then(|at| bytes.get(at).copied());
    for byte in &bytes[start..] {
        match byte {
            // The second half of a line end.
            b'\n' if before == Some(b'\r') => {}
            b'\n' | b'\r' => ends += 1,
            _ => break,
        }
        before = Some(*byte);
    }
    ends
}

/// Whether the row ends inside quotes: then one more line still belongs to it.
fn left_open(raw: &[u8], delimiter: u8) -> bool {
    let with_one_more = raw.chain(&b"\nx"[..]);
    reader(with_one_more, delimiter).byte_records().count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<Result<u32, Problem>> {
        let sheet = Sheet::open(text.as_bytes(), &["a", "b"]).expect("it is text");
        sheet.rows().map(|row| Ok(row?.number)).collect()
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_does() {
        assert_eq!(numbers("a,b\n1,2\n3,4\n"), [Ok(2), Ok(3)]);
        assert_eq!(numbers("a,b\r\n1,2\r\n3,4"), [Ok(2), Ok(3)]);
        assert_eq!(numbers("a,b\r1,2\r3,4\r"), [Ok(2), Ok(3)]);
        assert_eq!(numbers("a,b\n\"1\n\n1\",2\n3,4\n"), [Ok(2), Ok(3)]);
        assert_eq!(numbers("a,b\n\n\n1,2\n,\n3,4\n\n\n"), [Ok(4), Ok(6)]);
        assert_eq!(numbers("a,b\r\n\r\n1,2\r\n\r\n\r\n3,4\r\n"), [Ok(3), Ok(6)]);
        assert_eq!(numbers("\u{feff}\n\na,b\n1,2\n"), [Ok(4)]);
        assert_eq!(numbers("a,b\n"), []);
    }

    #[test]
    fn the_header_says_where_everything_stands() {
        for text in [
            "a,b\n1,2",
            "a\tb\n1\t2",
            "a;b\n1;2",
            "\u{feff}\" A \",_B\n1,2",
        ] {
            let sheet = Sheet::open(text.as_bytes(), &["a", "b"]).expect("it is text");
            assert_eq!(
                (sheet.column("a"), sheet.column("b")),
                (Some(0), Some(1)),
                "{text}"
            );
            assert_eq!(sheet.width(), 2);
        }
    }

    #[test]
    fn a_cut_or_broken_row_is_named() {
        let cut = |row| vec![Ok(2), Err(Problem::at(row, Why::TooFewColumns))];
        assert_eq!(numbers("a,b\n1,2\n3"), cut(3));
        assert_eq!(numbers("a,b\n1,2\n3,\"four"), cut(3));
        assert_eq!(numbers("a,b\n1,2\n3,\"fo\"\"ur"), cut(3));
        assert_eq!(numbers("a,b\n1,2\n3,\"four\nfive\nsix\n"), cut(3));
        assert_eq!(numbers("a,b\n1,2\n3,\"four\""), [Ok(2), Ok(3)]);
        assert_eq!(numbers("a,b\n1,2\n3,4\" nail"), [Ok(2), Ok(3)]);

        let sheet = Sheet::open(b"a,b\n1,caf\xe9\n", &["a", "b"]).expect("the header is text");
        let problem = sheet.rows().next().expect("a row").err();
        assert_eq!(problem, Some(Problem::at(2, Why::NotText)));
    }
}

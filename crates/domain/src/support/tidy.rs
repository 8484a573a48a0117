//! What a form must say before it can be kept as a support.

use super::{Meets, SupportSaid};
use chrono::NaiveTime;

/// Why a form cannot become a support.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotASupport {
    /// It has no name.
    NoName,
    /// The telephone number has fewer than two digits, or a sign that no number has.
    Phone,
    /// The e-mail address has nothing before its `@`, nothing after it, or a blank.
    Email,
    /// What comes round has no day, comes round too seldom, or at no time of the day.
    Meets,
    /// A text is longer than can be kept.
    TooLong,
}

impl SupportSaid {
    /// The form with blank ends cut off its texts, and its days of the week in order.
    ///
    /// # Errors
    /// Where it cannot be kept as it stands: see [`NotASupport`].
    pub fn tidy(mut self) -> Result<Self, NotASupport> {
        for (text, longest) in [
            (&mut self.name, Self::LONGEST_WORD),
            (&mut self.tie, Self::LONGEST_WORD),
            (&mut self.phone, Self::LONGEST_WORD),
            (&mut self.email, Self::LONGEST_WORD),
            (&mut self.helps, Self::LONGEST),
            (&mut self.when, Self::LONGEST),
            (&mut self.address, Self::LONGEST),
        ] {
            *text = text.trim().to_owned();
            if text.chars().count() > longest {
                return Err(NotASupport::TooLong);
            }
        }
        if self.name.is_empty() {
            return Err(NotASupport::NoName);
        }
        if !is_phone(&self.phone) {
            return Err(NotASupport::Phone);
        }
        if !is_email(&self.email) {
            return Err(NotASupport::Email);
        }
        if let Some(meets) = &mut self.meets {
            meets.tidy()?;
        }
        Ok(self)
    }
}

impl Meets {
    fn tidy(&mut self) -> Result<(), NotASupport> {
        self.days.sort_by_key(|day| day.num_days_from_monday());
        self.days.dedup();
        self.time = self.time.trim().to_owned();
        let five = self.time.len() == 5 && NaiveTime::parse_from_str(&self.time, "%H:%M").is_ok();
        let holds = !self.days.is_empty()
            && (1..=8).contains(&self.every)
            && (self.time.is_empty() || five);
        if holds {
            Ok(())
        } else {
            Err(NotASupport::Meets)
        }
    }
}

/// Whether a text can be a telephone number as people write them: with an extension in words, with
/// letters in the place of digits, short as 988 or with a code before it. None at all is fine.
fn is_phone(text: &str) -> bool {
    let fits =
        |c: char| c.is_alphanumeric() || "+-\u{2011}\u{2013}().,/*# \u{a0}\u{202f}".contains(c);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    text.is_empty() || (digits >= 2 && text.chars().all(fits))
}

/// Whether a text can be an e-mail address. None at all is fine.
fn is_email(text: &str) -> bool {
    let plain = !text.chars().any(|c| c.is_whitespace() || c.is_control());
    let sides = |(name, place): (&str, &str)| !name.is_empty() && !place.is_empty();
    text.is_empty() || (plain && text.rsplit_once('@').is_some_and(sides))
}

#[cfg(test)]
mod tests {
    use super::super::{Side, SupportKind};
    use super::*;
    use chrono::Weekday::{Fri, Mon, Sun};

    fn said() -> SupportSaid {
        SupportSaid {
            kind: SupportKind::Person,
            name: "Ana".to_owned(),
            tie: String::new(),
            helps: String::new(),
            when: String::new(),
            phone: String::new(),
            texts: false,
            email: String::new(),
            address: String::new(),
            side: Side::Natural,
            favourite: false,
            meets: None,
        }
    }

    #[test]
    fn numbers_are_kept_as_they_are_written() {
        for good in [
            "",
            "988",
            "+1 (555) 555-0100",
            "555.0100 x 12",
            "555-0100, poste 3",
            "1-800-555-HELP",
            "*67 555 0100",
            "555\u{a0}0100",
        ] {
            let mut form = said();
            form.phone = good.to_owned();
            let tidy = form.tidy();
            assert!(tidy.is_ok_and(|said| said.phone == good), "{good:?}");
        }
        for bad in [
            "9",
            "call me",
            "555 0100; rm",
            "555\n0100",
            "<988>",
            "tel:988",
            "988@x",
        ] {
            let mut form = said();
            form.phone = bad.to_owned();
            assert!(form.tidy() == Err(NotASupport::Phone), "{bad:?}");
        }
    }

    #[test]
    fn an_address_has_two_sides() {
        for (email, good) in [
            ("", true),
            ("a@b", true),
            ("\"a@b\"@c.ca", true),
            ("@b", false),
            ("a@", false),
            ("a", false),
            ("a b@c", false),
        ] {
            let mut form = said();
            form.email = email.to_owned();
            assert_eq!(form.tidy().is_ok(), good, "{email:?}");
        }
    }

    #[test]
    fn what_comes_round_has_days_in_order_and_a_time_of_the_day() {
        let with = |days: &[chrono::Weekday], every, time: &str| {
            let mut form = said();
            form.meets = Some(Meets {
                days: days.to_vec(),
                every,
                time: time.to_owned(),
            });
            form.tidy().map(|said| said.meets.expect("still there"))
        };
        let tidy = with(&[Sun, Fri, Mon, Fri], 2, " 19:00 ").expect("kept");
        assert!(tidy.days == [Mon, Fri, Sun] && tidy.time == "19:00");
        assert!(with(&[Mon], 8, "").is_ok());
        for (days, every, time) in [
            (&[][..], 1, ""),
            (&[Mon], 0, ""),
            (&[Mon], 9, ""),
            (&[Mon], 1, "24:00"),
            (&[Mon], 1, "7:00"),
            (&[Mon], 1, "seven"),
        ] {
            assert!(with(days, every, time) == Err(NotASupport::Meets));
        }
    }

    #[test]
    fn texts_are_cut_at_their_blank_ends_and_refused_when_too_long() {
        let mut form = said();
        form.name = "  Ana \n".to_owned();
        form.helps = " Listening. ".to_owned();
        let tidy = form.clone().tidy().expect("kept");
        assert!(tidy.name == "Ana" && tidy.helps == "Listening.");
        form.name = " ".to_owned();
        assert!(form.clone().tidy() == Err(NotASupport::NoName));
        form.name = "é".repeat(120);
        assert!(
            form.clone().tidy().is_ok(),
            "characters are counted, not bytes"
        );
        form.name.push('é');
        assert!(form.clone().tidy() == Err(NotASupport::TooLong));
        form = said();
        form.address = "x".repeat(2_001);
        assert!(form.tidy() == Err(NotASupport::TooLong));
    }
}

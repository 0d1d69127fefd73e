//! Wages as the wage tables give them, and the text in which `data/tables` holds them.

use super::state::State;

/// A wage: US dollars a year, or US cents an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wage {
    /// The wage.
    Exactly(u32),
    /// The wage is this or more: the tables do not tell wages above a top.
    AtLeast(u32),
}

impl Wage {
    /// The number, which for a top-coded wage is the top.
    pub fn amount(self) -> u32 {
        match self {
            Self::Exactly(amount) | Self::AtLeast(amount) => amount,
        }
    }

    /// Reads what [`Wage::text`] writes.
    fn read(text: &str, unit: Unit) -> Option<Self> {
        let (number, wage): (&str, fn(u32) -> Self) = match text.strip_suffix('+') {
            Some(number) => (number, Self::AtLeast),
            None => (text, Self::Exactly),
        };
        match unit {
            Unit::Year => number.parse().ok().map(wage),
            Unit::Hour => {
                let (dollars, cents) = number.split_once('.').filter(|(_, cents)| cents.len() == 2)?;
                format!("{dollars}{cents}").parse().ok().map(wage)
            }
        }
    }

    /// "99730" a year, "47.95" an hour, "239200+" where the wage is this or more.
    fn text(self, unit: Unit) -> String {
        let more = if matches!(self, Self::AtLeast(_)) { "+" } else { "" };
        match unit {
            Unit::Year => format!("{}{more}", self.amount()),
            Unit::Hour => format!("{}.{:02}{more}", self.amount() / 100, self.amount() % 100),
        }
    }
}

/// What a wage is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Year,
    Hour,
}

/// The mean of a wage and how it is spread; what was not released is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spread {
    /// Mean.
    pub mean: Option<Wage>,
    /// 10 per cent earn less.
    pub p10: Option<Wage>,
    /// 25 per cent earn less.
    pub p25: Option<Wage>,
    /// Half earn less.
    pub median: Option<Wage>,
    /// 75 per cent earn less.
    pub p75: Option<Wage>,
    /// 90 per cent earn less.
    pub p90: Option<Wage>,
}

impl Spread {
    /// Every number with its name.
    pub fn named(&self) -> [(&'static str, Option<Wage>); 6] {
        [
            ("mean", self.mean),
            ("p10", self.p10),
            ("p25", self.p25),
            ("median", self.median),
            ("p75", self.p75),
            ("p90", self.p90),
        ]
    }

    /// Whether no number was released.
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }

    /// Whether no percentile is below a lower one.
    pub fn ascends(&self) -> bool {
        let percentiles = [self.p10, self.p25, self.median, self.p75, self.p90];
        percentiles.into_iter().flatten().is_sorted_by_key(Wage::amount)
    }

    fn read(unit: Unit, of: impl Fn(&str) -> Option<Wage>) -> Self {
        let named = |name: &str| match unit {
            Unit::Year => of(name),
            Unit::Hour => of(&format!("{HOURLY}{name}")),
        };
        Self {
            mean: named("mean"),
            p10: named("p10"),
            p25: named("p25"),
            median: named("median"),
            p75: named("p75"),
            p90: named("p90"),
        }
    }
}

/// Begins the names of all columns of hourly wages.
const HOURLY: &str = "hourly_";

/// What a wage table tells of one occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wages {
    /// Number of employees, the self-employed left out.
    pub employment: Option<u32>,
    /// US dollars a year.
    pub yearly: Spread,
    /// US cents an hour.
    pub hourly: Spread,
}

impl Wages {
    /// Columns of the national table behind the SOC code.
    pub const NATIONAL_COLUMNS: [&str; 13] = [
        "employment",
        "mean",
        "p10",
        "p25",
        "median",
        "p75",
        "p90",
        "hourly_mean",
        "hourly_p10",
        "hourly_p25",
        "hourly_median",
        "hourly_p75",
        "hourly_p90",
    ];

    /// Columns of the table of states behind the SOC code and the state.
    pub const STATE_COLUMNS: [&str; 9] = [
        "employment",
        "mean",
        "p25",
        "median",
        "p75",
        "hourly_mean",
        "hourly_p25",
        "hourly_median",
        "hourly_p75",
    ];

    /// Reads the fields of a line by the names of their columns; a column that is not there is
    /// unknown.
    pub fn read<'a>(field: impl Fn(&str) -> Option<&'a str>) -> Self {
        let wage = |unit| {
            let field = &field;
            move |column: &str| field(column).and_then(|text| Wage::read(text, unit))
        };
        Self {
            employment: field("employment").and_then(|text| text.parse().ok()),
            yearly: Spread::read(Unit::Year, wage(Unit::Year)),
            hourly: Spread::read(Unit::Hour, wage(Unit::Hour)),
        }
    }

    /// The text of a column, empty where it is unknown.
    pub fn field(&self, column: &str) -> String {
        let (unit, spread, name) = match column.strip_prefix(HOURLY) {
            Some(name) => (Unit::Hour, self.hourly, name),
            None => (Unit::Year, self.yearly, column),
        };
        let wage = spread.named().into_iter().find(|&(other, _)| other == name);
        let wage = wage.and_then(|(_, wage)| wage).map(|wage| wage.text(unit));
        let employment = self.employment.filter(|_| column == "employment");
        wage.or_else(|| employment.map(|count| count.to_string())).unwrap_or_default()
    }
}

/// Where wages are paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// The United States.
    Nation,
    /// One of the states.
    State(State),
}

impl Area {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nation => "United States",
            Self::State(state) => state.name(),
        }
    }
}

/// The pay of an occupation in a place, as the Bureau of Labor Statistics publishes it (OEWS).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pay {
    /// The figures.
    pub wages: Wages,
    /// Where.
    pub area: Area,
    /// The figures are of May of this year.
    pub year: u16,
    /// SOC code of the wider occupation whose figures these are, where the role's own occupation
    /// is not published alone.
    pub borrowed_from: Option<&'static str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, unit: Unit, wage: Option<Wage>) {
        assert_eq!(Wage::read(text, unit), wage, "{text}");
        if let Some(wage) = wage {
            assert_eq!(wage.text(unit), text);
        }
    }

    #[test]
    fn wages_are_read_as_they_are_written() {
        check("99730", Unit::Year, Some(Wage::Exactly(99_730)));
        check("239200+", Unit::Year, Some(Wage::AtLeast(239_200)));
        check("47.95", Unit::Hour, Some(Wage::Exactly(4795)));
        check("8.05", Unit::Hour, Some(Wage::Exactly(805)));
        check("115.00+", Unit::Hour, Some(Wage::AtLeast(11_500)));
        check("47.9", Unit::Hour, None);
        check("", Unit::Year, None);
        check("*", Unit::Year, None);
    }

    #[test]
    fn every_column_of_a_row_comes_back() {
        let columns = Wages::NATIONAL_COLUMNS;
        let texts = ["120", "50000", "1", "2", "3", "4", "5+", "9.10", "1.00", "2.00", "3.00", "4.00", ""];
        let wages = Wages::read(|name| {
            let place = columns.iter().position(|&column| column == name)?;
            Some(texts[place])
        });
        assert_eq!(columns.map(|column| wages.field(column)), texts);
    }
}

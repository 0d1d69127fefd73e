//! What the Employment Projections tell of an occupation, and the text in which `data/tables`
//! holds it.

/// The outlook of an occupation in the United States, 2024 to 2034, and what entry asks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outlook {
    /// Number of jobs in 2024, the self-employed among them, to the hundred.
    pub employment_2024: Option<u32>,
    /// Number of jobs that is projected for 2034, to the hundred.
    pub employment_2034: Option<u32>,
    /// Growth over the ten years, per cent.
    pub growth_percent: Option<f64>,
    /// Openings a year, on average, from growth and from people who leave, to the hundred.
    pub openings: Option<u32>,
    /// Education that entry typically asks.
    pub education: Option<String>,
    /// Work experience in a related occupation that entry typically asks; "None" where none.
    pub experience: Option<String>,
    /// Training on the job that is typically needed; "None" where none.
    pub training: Option<String>,
    /// SOC code of the wider occupation that this is the outlook of, where the role's own is not
    /// published alone.
    pub borrowed_from: Option<&'static str>,
}

impl Outlook {
    /// First and last year of the projections.
    pub const YEARS: (u16, u16) = (2024, 2034);

    /// Columns of the table behind the SOC code.
    pub const COLUMNS: [&str; 7] = [
        "employment_2024",
        "employment_2034",
        "growth_percent",
        "openings",
        "education",
        "experience",
        "training",
    ];

    /// Reads the fields of a line by the names of their columns.
    pub fn read<'a>(field: impl Fn(&str) -> Option<&'a str>) -> Self {
        let count = |column| field(column).and_then(|text| text.parse().ok());
        let text = |column| field(column).map(str::to_owned);
        Self {
            employment_2024: count("employment_2024"),
            employment_2034: count("employment_2034"),
            growth_percent: field("growth_percent").and_then(|text| text.parse().ok()),
            openings: count("openings"),
            education: text("education"),
            experience: text("experience"),
            training: text("training"),
            borrowed_from: None,
        }
    }

    /// The text of a column, empty where it is unknown.
    pub fn field(&self, column: &str) -> String {
        let count = |count: Option<u32>| count.map(|count| count.to_string());
        let field = match column {
            "employment_2024" => count(self.employment_2024),
            "employment_2034" => count(self.employment_2034),
            "growth_percent" => self.growth_percent.map(|growth| format!("{growth:.1}")),
            "openings" => count(self.openings),
            "education" => self.education.clone(),
            "experience" => self.experience.clone(),
            "training" => self.training.clone(),
            _ => None,
        };
        field.unwrap_or_default()
    }
}

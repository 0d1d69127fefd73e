//! Figures that source pages give of a role. They are shown, never matched: what describes the
//! people who hold a job must not reach the index or a score.
//!
//! A figure that a page does not give is absent. Every block names its source pages by the ids of
//! `catalog.json`.

use serde::{Deserialize, Serialize};

/// All figures of one role.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// Category under which the source page files the role.
    #[serde(default)]
    pub category: Option<Category>,
    /// Pay.
    #[serde(default)]
    pub pay: Option<PagePay>,
    /// Growth and number of jobs.
    #[serde(default)]
    pub outlook: Option<PageOutlook>,
    /// How long it takes to become one.
    #[serde(default)]
    pub time_to_become: Option<TimeToBecome>,
    /// Education of people in the role.
    #[serde(default)]
    pub education: Option<PageEducation>,
    /// Who the people in the role are.
    #[serde(default)]
    pub people: Option<People>,
    /// Companies that hire the most, with their counts.
    #[serde(default)]
    pub employers: Vec<Employer>,
}

impl Figures {
    /// The ids of all sources that the figures name.
    pub fn source_ids(&self) -> Vec<&str> {
        let blocks = [
            self.category.as_ref().map(|block| &block.sources),
            self.pay.as_ref().map(|block| &block.sources),
            self.outlook.as_ref().map(|block| &block.sources),
            self.time_to_become.as_ref().map(|block| &block.sources),
            self.education.as_ref().map(|block| &block.sources),
            self.people.as_ref().map(|block| &block.sources),
        ];
        let mut ids: Vec<&str> = blocks.into_iter().flatten().flatten().map(String::as_str).collect();
        ids.extend(self.employers.iter().map(|employer| employer.source.as_str()));
        let industries = self.pay.iter().flat_map(|pay| &pay.by_industry);
        ids.extend(industries.map(|industry| industry.source.as_str()));
        ids
    }
}

/// Category of a role on its source page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Name of the category.
    pub name: String,
    /// Ids of the source pages.
    pub sources: Vec<String>,
}

/// Pay of a role on its source pages, US dollars.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PagePay {
    /// Mean yearly pay.
    #[serde(default)]
    pub mean: Option<u32>,
    /// Mean hourly pay, in dollars with cents.
    #[serde(default)]
    pub hourly_mean: Option<f64>,
    /// Lower end of the pay range, a year.
    #[serde(default)]
    pub low: Option<u32>,
    /// Upper end of the pay range, a year.
    #[serde(default)]
    pub high: Option<u32>,
    /// Best-paying city.
    #[serde(default)]
    pub best_city: Option<String>,
    /// Best-paying state.
    #[serde(default)]
    pub best_state: Option<String>,
    /// Best-paying company.
    #[serde(default)]
    pub best_company: Option<String>,
    /// Best-paying industry.
    #[serde(default)]
    pub best_industry: Option<String>,
    /// Mean yearly pay within one industry, from another page than the rest.
    #[serde(default)]
    pub by_industry: Vec<IndustryPay>,
    /// Ids of the source pages of everything but `by_industry`.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Mean pay within one industry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndustryPay {
    /// The industry.
    pub industry: String,
    /// Mean yearly pay, US dollars.
    pub mean: u32,
    /// Id of the source page.
    pub source: String,
}

/// Growth and number of jobs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageOutlook {
    /// Growth rate, per cent; the pages do not tell over which years.
    #[serde(default)]
    pub growth_percent: Option<f64>,
    /// Number of jobs.
    #[serde(default)]
    pub jobs: Option<u32>,
    /// Ids of the source pages.
    pub sources: Vec<String>,
}

/// How long it typically takes to become one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeToBecome {
    /// Shortest, months.
    pub from_months: u32,
    /// Longest, months.
    pub to_months: u32,
    /// Ids of the source pages.
    pub sources: Vec<String>,
}

/// Education of people in the role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageEducation {
    /// Most common degree.
    pub degree: String,
    /// Share of people in the role who hold it, per cent.
    pub share: f64,
    /// Most common major.
    #[serde(default)]
    pub major: Option<String>,
    /// Most common college.
    #[serde(default)]
    pub college: Option<String>,
    /// Ids of the source pages.
    pub sources: Vec<String>,
}

/// Who the people in the role are. For the profile alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// Average age, years.
    #[serde(default)]
    pub average_age: Option<u32>,
    /// Years of experience.
    #[serde(default)]
    pub years_of_experience: Option<u32>,
    /// Share of each gender, per cent.
    #[serde(default)]
    pub gender: Vec<Share>,
    /// Share of each ethnic group, per cent.
    #[serde(default)]
    pub ethnicity: Vec<Share>,
    /// Share of LGBT people, per cent.
    #[serde(default)]
    pub lgbt_percent: Option<f64>,
    /// Ids of the source pages.
    pub sources: Vec<String>,
}

/// Share of one group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Name of the group, as the page has it.
    pub group: String,
    /// 0 to 100.
    pub percent: f64,
}

/// A company that hires for the role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Employer {
    /// Name of the company.
    pub name: String,
    /// Number of jobs it offered.
    pub jobs: u32,
    /// Id of the source page.
    pub source: String,
}

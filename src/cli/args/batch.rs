//! The commands over many resumes.

use std::path::PathBuf;

use clap::{ArgGroup, Args, ValueEnum};

use super::{CatalogArgs, PayArgs, ReadingArgs, at_least_one};

pub(super) const BATCH_EXAMPLES: &str = "\
Examples:
  rolematch batch resumes/ --include '*.txt' --out scores.csv
  rolematch batch people.jsonl --text-field cv --out scores.parquet
  rolematch batch people.parquet --id-field person --fields verdict,matches.role.id
  zcat people.jsonl.gz | rolematch batch -

A file OUT.about.json beside the output tells the version, the catalog and the options that made it.
A run that was cut off goes on with the same command and --continue.

Exit status: 0 done, 1 some records failed (each has its line), 2 failed. With '-' or --keep-going a
record that fails is a line and nothing more: the exit status is 0.";

pub(super) const RANK_EXAMPLES: &str = "\
Examples:
  rolematch rank \"clinical manager\" resumes/
  rolematch rank \"clinical manager\" people.csv --text-field cv --top 100 --out best.csv";

/// What is read.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("inputs").required(true).multiple(true).args(["paths", "list"]))]
pub(crate) struct InputArgs {
    /// Files, folders, files of many (.jsonl, .csv, .tsv, .parquet), or - for JSON Lines on
    /// standard input
    #[arg(value_name = "RESUME")]
    pub(crate) paths: Vec<PathBuf>,
    /// File that names inputs, one a line; - is standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) list: Option<PathBuf>,
    /// Read only those files of folders that fit, such as '*.txt'; may be given more than once
    #[arg(long, value_name = "GLOB")]
    pub(crate) include: Vec<String>,
    /// Key or column of the resume's text in a file of many
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub(crate) text_field: String,
    /// Key or column of the id in a file of many
    #[arg(long, value_name = "NAME", default_value = "id")]
    pub(crate) id_field: String,
    /// Threads that rank; as many as there are processors where it is not given
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub(crate) threads: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum BatchFormat {
    /// One line of JSON a resume, with all evidence
    #[value(alias = "json")]
    Jsonl,
    /// One line a resume and rank
    Csv,
    /// Typed columns, one row a resume with a list of roles
    Parquet,
}

#[derive(Debug, Args)]
pub(crate) struct BatchArgs {
    #[command(flatten)]
    pub(crate) inputs: InputArgs,
    /// Number of roles to report for each resume
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = at_least_one)]
    pub(crate) top: usize,
    /// Lines of evidence for each role in JSON; all of them where it is not given
    #[arg(long, value_name = "N")]
    pub(crate) evidence: Option<usize>,
    /// Keys that a line of JSON keeps beside the id, such as verdict,matches.role.id,matches.fit
    #[arg(long, value_name = "A,B,C", value_delimiter = ',')]
    pub(crate) fields: Vec<String>,
    /// Form of the answer; else the ending of --out tells it, and JSON Lines is the rule
    #[arg(long, value_enum)]
    pub(crate) format: Option<BatchFormat>,
    /// File to write to, in place of standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Go on where an earlier run of the same command ended
    #[arg(long = "continue", requires = "out")]
    pub(crate) go_on: bool,
    /// The same as --out OUT --continue
    #[arg(long, value_name = "OUT", conflicts_with_all = ["out", "go_on"])]
    pub(crate) resume_from: Option<PathBuf>,
    /// Stop at the first record that fails
    #[arg(long, conflicts_with = "keep_going")]
    pub(crate) strict: bool,
    /// Exit with 0 though records failed; the rule for standard input
    #[arg(long)]
    pub(crate) keep_going: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) pay: PayArgs,
    #[command(flatten)]
    pub(crate) catalog: CatalogArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RankFormat {
    /// For a person
    Terminal,
    /// One line a resume
    Csv,
    /// For a program
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct RankArgs {
    /// Id, title or alias of the role
    pub(crate) role: String,
    #[command(flatten)]
    pub(crate) inputs: InputArgs,
    /// Number of resumes to show
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = at_least_one)]
    pub(crate) top: usize,
    /// Form of the answer; else the ending of --out tells it
    #[arg(long, value_enum)]
    pub(crate) format: Option<RankFormat>,
    /// File to write to, in place of standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) catalog: CatalogArgs,
}

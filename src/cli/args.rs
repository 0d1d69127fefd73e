//! What can be typed: one definition a command.

mod batch;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgGroup, Args, CommandFactory, Parser, Subcommand, ValueEnum};
use rolematch::catalog::State;
use rolematch::document::PDF_COMMAND;

pub(crate) use batch::{BatchArgs, BatchFormat, InputArgs, RankArgs, RankFormat};

/// Find the occupations that a resume fits, with the evidence for every point.
#[derive(Debug, Parser)]
#[command(
    name = "rolematch",
    version,
    arg_required_else_help = true,
    override_usage = "rolematch RESUME [OPTIONS]\n       rolematch COMMAND ...",
    after_help = "Examples:\n  rolematch resume.txt\n  rolematch gap resume.txt \"clinical manager\"\n  rolematch compare \"patient coordinator\" \"clinical manager\"\n\nA resume is PDF, Word (.docx), OpenDocument (.odt), RTF, HTML, Markdown, plain text, JSON Resume, or the\nzip of a LinkedIn data export; which of them is told from its content. 'rolematch text RESUME' prints what\nwas read.\n\nA resume alone is 'rolematch match RESUME'; 'rolematch match --help' tells its options.\nExit status: 0 done, 1 done in part (some inputs refused, each named), 2 failed."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The words typed, with `match` put in where a resume or an option of `match` stands first.
pub(crate) fn with_command(typed: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut words: Vec<OsString> = typed.into_iter().collect();
    let first = words.get(1).and_then(|word| word.to_str());
    let general = ["-h", "--help", "-V", "--version", "help"];
    let known =
        first.is_none_or(|word| general.contains(&word) || Cli::command().find_subcommand(word).is_some());
    if !known || (first.is_none() && words.len() > 1) {
        words.insert(1, OsString::from("match"));
    }
    words
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Rank the roles that a resume fits (the same as giving the resume alone)
    #[command(name = "match", after_help = "Example:\n  rolematch match resume.txt --top 3 --evidence 10")]
    Match(MatchArgs),
    /// Show everything known of a role
    #[command(after_help = "Example:\n  rolematch role \"patient relations director\"")]
    Role(RoleArgs),
    /// Show two roles side by side, with your own fit where a resume is given
    #[command(
        after_help = "Example:\n  rolematch compare \"patient coordinator\" \"clinical manager\" --resume resume.txt"
    )]
    Compare(CompareArgs),
    /// Show what a resume lacks for one role, and what would move it most
    #[command(after_help = "Example:\n  rolematch gap resume.txt \"clinical manager\"")]
    Gap(GapArgs),
    /// Print what was read of a resume: its text, exactly as it is matched
    #[command(after_help = "Examples:\n  rolematch text resume.pdf\n  rolematch text resume.pdf --sections")]
    Text(TextArgs),
    /// List the roles, or search them by title, alias or text
    #[command(after_help = "Example:\n  rolematch roles \"pateint manager\"")]
    Roles(RolesArgs),
    /// Score many resumes, in input order: JSON Lines, CSV or Parquet
    #[command(after_help = batch::BATCH_EXAMPLES)]
    Batch(BatchArgs),
    /// Measure how right the ranking is on texts whose occupation you know
    #[command(
        after_help = "A line of LABELLED is a JSON object with 'id', 'text', 'gold' (SOC codes, as an array or with ';' between\nthem) and, where you like, 'family'; or a text, a tab and SOC codes with ';' between them.\n\nExample:\n  rolematch eval labelled.jsonl --baseline\n\nExit status: 0 done, 1 done in part (some lines refused, each named), 2 failed."
    )]
    Eval(EvalArgs),
    /// Rank many resumes for one role, with what each lacks
    #[command(after_help = batch::RANK_EXAMPLES)]
    Rank(RankArgs),
    /// Turn official files that you have downloaded into a catalog
    #[command(
        after_help = "Example:\n  rolematch import onet db_30_1_text.zip --out onet-catalog\n  rolematch resume.txt --catalog onet-catalog"
    )]
    Import(ImportArgs),
    /// Check a catalog of your own
    #[command(after_help = "Example:\n  rolematch catalog check my-roles")]
    Catalog(CatalogCommandArgs),
    /// Build the index anew, or first of all
    #[command(after_help = "Example:\n  rolematch index --catalog my-roles/")]
    Index(IndexArgs),
    /// Answer as the process that reads one PDF file
    #[command(name = PDF_COMMAND, hide = true)]
    ReadPdf,
}

/// Where the catalog and its index are.
#[derive(Debug, Args)]
pub(crate) struct CatalogArgs {
    /// Folder of roles to use in place of the embedded catalog
    #[arg(long, value_name = "DIR")]
    pub(crate) catalog: Option<PathBuf>,
    /// Folder to keep the index in
    #[arg(long, value_name = "DIR")]
    pub(crate) index: Option<PathBuf>,
}

/// How the answer is written.
#[derive(Debug, Args)]
pub(crate) struct OutputArgs {
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = FormatName::Terminal)]
    pub(crate) format: FormatName,
    /// File to write the answer to, in place of standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// How resumes are read.
#[derive(Debug, Args)]
pub(crate) struct ReadingArgs {
    /// Password that opens PDF files which are protected by one
    #[arg(long, value_name = "PASSWORD")]
    pub(crate) password: Option<String>,
}

/// Whose pay is shown.
#[derive(Debug, Args)]
pub(crate) struct PayArgs {
    /// State to show the pay of beside the nation's, by postal code or name (TX, Texas)
    #[arg(long, value_name = "STATE")]
    pub(crate) place: Option<State>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatName {
    /// For a person
    Terminal,
    /// For a program
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct MatchArgs {
    /// The resume, in any format, or - for standard input
    pub(crate) resume: PathBuf,
    /// Number of roles to report
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = at_least_one)]
    pub(crate) top: usize,
    /// Rank only these roles, by id, title or alias, separated by commas
    #[arg(long, value_name = "A,B,C", value_delimiter = ',')]
    pub(crate) roles: Vec<String>,
    /// Lines of evidence for each role
    #[arg(long, value_name = "N")]
    pub(crate) evidence: Option<usize>,
    /// Print the whole sum of this role, in place of the ranking
    #[arg(long, value_name = "ROLE", conflicts_with_all = ["top", "roles", "evidence"])]
    pub(crate) explain: Option<String>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) pay: PayArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) catalog: CatalogArgs,
}

#[derive(Debug, Args)]
pub(crate) struct RoleArgs {
    /// Id, title or alias of the role
    pub(crate) role: String,
    #[command(flatten)]
    pub(crate) pay: PayArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) catalog: CatalogArgs,
}

#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    /// Id, title or alias of the first role
    pub(crate) one: String,
    /// Id, title or alias of the second role
    pub(crate) other: String,
    /// A resume to set between the two
    #[arg(long, value_name = "FILE")]
    pub(crate) resume: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) pay: PayArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) catalog: CatalogArgs,
}

#[derive(Debug, Args)]
pub(crate) struct GapArgs {
    /// The resume, in any format, or - for standard input
    pub(crate) resume: PathBuf,
    /// Id, title or alias of the role
    pub(crate) role: String,
    /// Tell the fewest skills that lift it above this role
    #[arg(long, value_name = "ROLE")]
    pub(crate) over: Option<String>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) pay: PayArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) catalog: CatalogArgs,
}

#[derive(Debug, Args)]
pub(crate) struct TextArgs {
    /// The resume, in any format, or - for standard input
    pub(crate) resume: PathBuf,
    /// Show the lines by section, with the positions that were found in them
    #[arg(long)]
    pub(crate) sections: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// File to write the text to, in place of standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) catalog: CatalogArgs,
}

#[derive(Debug, Args)]
pub(crate) struct RolesArgs {
    /// Words to search for, spelt as well as you can
    pub(crate) query: Option<String>,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) catalog: CatalogArgs,
}

#[derive(Debug, Args)]
pub(crate) struct EvalArgs {
    /// The labelled texts: JSON Lines, or lines of text, tab and codes; - is standard input
    pub(crate) labelled: PathBuf,
    /// Key of the text in a line of JSON
    #[arg(long, value_name = "KEY", default_value = "text")]
    pub(crate) text_field: String,
    /// Set the plain BM25 of the same index beside it
    #[arg(long)]
    pub(crate) baseline: bool,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) catalog: CatalogArgs,
}

#[derive(Debug, Args)]
pub(crate) struct IndexArgs {
    #[command(flatten)]
    pub(crate) catalog: CatalogArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    #[command(subcommand)]
    pub(crate) command: ImportCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ImportCommand {
    /// Write wages, outlook and job zones as the tables of data/tables, one for each file given
    #[command(
        after_help = "Example:\n  rolematch import tables --national national_M2024_dl.xlsx --state oews/ \\\n      --projections occupation_2024_34.xlsx --onet db_30_1_text/ --out data/tables"
    )]
    Tables(TablesArgs),
    /// Write a catalog of the occupations of an O*NET release, with its official texts
    #[command(after_help = "Get a release as text from https://www.onetcenter.org/database.html.

Example:\n  rolematch import onet db_30_1_text --out onet-catalog")]
    Onet(ImportOnetArgs),
    /// Write the titles that an O*NET release lists into the roles of a catalog
    #[command(after_help = "Example:\n  rolematch import titles db_30_1_text --into data")]
    Titles(ImportTitlesArgs),
}

#[derive(Debug, Args)]
pub(crate) struct ImportTitlesArgs {
    /// The release: a folder of tab-separated .txt files, or the zip of it
    #[arg(value_name = "DIR_OR_ZIP")]
    pub(crate) release: PathBuf,
    /// Folder of the catalog; the titles of an earlier release are replaced
    #[arg(long, value_name = "CATALOG")]
    pub(crate) into: PathBuf,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("sources").required(true).multiple(true).args(["national", "state", "projections", "onet"]))]
pub(crate) struct TablesArgs {
    /// OEWS wages of the nation, as the workbook with one sheet of all occupations
    #[arg(long, value_name = "FILE.xlsx")]
    pub(crate) national: Option<PathBuf>,
    /// OEWS wages of the states: the table of wages with those of areas and occupations beside it
    #[arg(long, value_name = "DIR|FILE.csv")]
    pub(crate) state: Option<PathBuf>,
    /// Employment Projections, the workbook of occupations
    #[arg(long, value_name = "FILE.xlsx")]
    pub(crate) projections: Option<PathBuf>,
    /// Folder of an O*NET release as text, for its job zones
    #[arg(long, value_name = "DIR")]
    pub(crate) onet: Option<PathBuf>,
    /// Folder to write the tables to
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct ImportOnetArgs {
    /// The release: a folder of tab-separated .txt files, or the zip of it
    #[arg(value_name = "DIR_OR_ZIP")]
    pub(crate) release: PathBuf,
    /// Folder to write the catalog to; an earlier import in it is replaced
    #[arg(long, value_name = "CATALOG")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct CatalogCommandArgs {
    #[command(subcommand)]
    pub(crate) command: CatalogCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CatalogCommand {
    /// Name everything in a folder of roles that breaks the rules for role texts
    #[command(
        after_help = "Each finding is a line 'file:line: what is wrong'.\n\nExample:\n  rolematch catalog check my-roles\n\nExit status: 0 nothing found, 1 something found, 2 failed."
    )]
    Check(CheckArgs),
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// The folder; 'data' of a checkout where none is given
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
}

/// A number of roles: none would be no answer.
fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) => Err("give 1 or more".to_owned()),
        Ok(number) => Ok(number),
        Err(_) => Err("give a whole number of 1 or more".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resume_alone_is_matched() {
        let typed = |line: &str| {
            let words = with_command(line.split(' ').map(OsString::from));
            words.join(std::ffi::OsStr::new(" ")).into_string().unwrap()
        };
        assert_eq!(typed("rolematch cv.txt"), "rolematch match cv.txt");
        assert_eq!(typed("rolematch --top 3 cv.txt"), "rolematch match --top 3 cv.txt");
        assert_eq!(typed("rolematch -"), "rolematch match -");
        assert_eq!(typed("rolematch roles nurse"), "rolematch roles nurse");
        assert_eq!(typed("rolematch --help"), "rolematch --help");
    }

    #[test]
    fn the_definitions_do_not_contradict_each_other() {
        Cli::command().debug_assert();
    }
}

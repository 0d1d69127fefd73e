//! The engine: a catalog with its index, and the answers that the two give together.

use std::sync::{Arc, OnceLock};

use crate::catalog::{Catalog, Need, RoleNumber, SkillNumber, Stems};
use crate::document::{self, Reading};
use crate::error::Result;
use crate::index::{Index, Place};
use crate::report::{Comparison, Explanation, GapReport, Listing, Match, Person, Profile, Report};
use crate::resume::Resume;
use crate::score::{self, Basis, Impacts, Retrieved, Score, Verdict};

/// A catalog with its index.
#[derive(Debug)]
pub struct Engine {
    catalog: Catalog,
    index: Index,
    warning: Option<String>,
    reading: Reading,
    basis: OnceLock<Basis>,
    /// Those of all terms, once many resumes come.
    impacts: OnceLock<Arc<Impacts>>,
}

impl Engine {
    /// Opens a catalog's index, which is built first where it is missing or stale.
    ///
    /// # Errors
    ///
    /// Where the index cannot even be built in memory.
    pub fn open(catalog: Catalog, place: &Place) -> Result<Self> {
        let opened = place.open(&catalog)?;
        Ok(Self {
            catalog,
            index: opened.index,
            warning: opened.warning,
            reading: Reading::default(),
            basis: OnceLock::new(),
            impacts: OnceLock::new(),
        })
    }

    /// Makes the engine quick for many resumes: reads the whole index into memory, which takes as long
    /// as some tens of resumes do without. The answers stay the same.
    ///
    /// # Errors
    ///
    /// Where the index cannot be read.
    pub fn prepare(&self) -> Result<()> {
        if self.impacts.get().is_none() {
            let lists = self.index.all_lists(&self.catalog)?;
            let impacts = Impacts::new(lists, self.index.role_norms());
            self.impacts.get_or_init(|| Arc::new(impacts));
        }
        self.index.keep_titles();
        Ok(())
    }

    /// The engine with another way of reading files: a password, a program that reads PDF files.
    #[must_use]
    pub fn with_reading(self, reading: Reading) -> Self {
        Self { reading, ..self }
    }

    /// The catalog.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The index.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Why the index is in memory though a folder was asked for; to be told once.
    pub fn warning(&self) -> Option<&str> {
        self.warning.as_deref()
    }

    /// Reads a resume's bytes, of any format. `source` names it in errors and reports.
    ///
    /// # Errors
    ///
    /// Those of [`document::read`].
    pub fn read(&self, source: &str, bytes: &[u8]) -> Result<Resume> {
        let document = document::read(source, bytes, &self.reading)?;
        Ok(Resume::read(source.to_owned(), document, self.index.lexicon()))
    }

    /// Ranks the candidate roles (all, where none are named) and reports the best `top`.
    ///
    /// # Errors
    ///
    /// Where the index or the catalog cannot be read.
    pub fn rank<'a>(
        &'a self,
        resume: &'a Resume,
        candidates: &[RoleNumber],
        top: usize,
    ) -> Result<Report<'a>> {
        let retrieved = self.retrieve(resume)?;
        let scores = self.scores(&retrieved, candidates, top);
        let confidence = score::confidence(&self.catalog, &scores);
        let (verdict, reason) = score::verdict(resume, &scores, confidence);
        let shown = if verdict == Verdict::NoMatch { 0 } else { top };
        let matches = scores.iter().take(shown).enumerate();
        let matches = matches
            .map(|(at, score)| self.matched(resume, &retrieved, score.role, at + 1))
            .collect::<Result<_>>()?;
        Ok(Report { catalog: &self.catalog, resume, verdict, reason, confidence, matches })
    }

    /// What of each weight of the scoring ([`score::WEIGHTS`]) a resume reaches for each role, 0 to 1,
    /// by role number: what the weights are fitted on.
    ///
    /// # Errors
    ///
    /// Where the index cannot be read.
    pub fn amounts(&self, resume: &Resume) -> Result<Vec<score::PerWeight>> {
        let retrieved = self.retrieve(resume)?;
        Ok(self.catalog.numbers().map(|role| retrieved.amounts(role)).collect())
    }

    /// The gap of a resume to one role, and what would lift that role above another.
    ///
    /// # Errors
    ///
    /// Where the index or the catalog cannot be read.
    pub fn gap<'a>(
        &'a self,
        resume: &'a Resume,
        role: RoleNumber,
        over: Option<RoleNumber>,
    ) -> Result<GapReport<'a>> {
        let needs = &self.catalog.card(role).needs;
        let all: Vec<SkillNumber> = needs.iter().map(|&(skill, _)| SkillNumber(skill)).collect();
        // The lists hold the words of all lines that may be supposed, and so are looked up only once.
        let impacts = self.impacts(self.supposing(resume, role, &all)?.stems())?;
        let retrieved = self.retrieve_in(&impacts, resume)?;
        let matched = self.matched_role(resume, &retrieved, role)?;
        let suppose = |skills: &[SkillNumber]| {
            let supposed = self.supposing(resume, role, skills)?;
            self.retrieve_in(&impacts, &supposed)
        };
        let fit = &matched.fit;
        let gap = score::gap(resume.mentions(), resume.lists_skills(), fit, &suppose)?;
        let over = over.map(|other| score::over(&retrieved, fit, other, &suppose)).transpose()?;
        Ok(GapReport { catalog: &self.catalog, resume, matched, gap, over })
    }

    /// The fit of one role, and its place among all roles.
    ///
    /// # Errors
    ///
    /// Where the index or the catalog cannot be read.
    pub fn fit<'a>(&'a self, resume: &'a Resume, role: RoleNumber) -> Result<Match<'a>> {
        self.matched_role(resume, &self.retrieve(resume)?, role)
    }

    /// The whole sum of one role.
    ///
    /// # Errors
    ///
    /// Where the index or the catalog cannot be read.
    pub fn explain<'a>(&'a self, resume: &'a Resume, role: RoleNumber) -> Result<Explanation<'a>> {
        let retrieved = self.retrieve(resume)?;
        let matched = self.matched_role(resume, &retrieved, role)?;
        let terms = score::terms(&retrieved, role);
        Ok(Explanation { catalog: &self.catalog, resume, matched, terms })
    }

    /// Two roles side by side, with a person between them where a resume is given.
    ///
    /// # Errors
    ///
    /// Where the index or the catalog cannot be read.
    pub fn compare<'a>(
        &'a self,
        roles: [RoleNumber; 2],
        resume: Option<&'a Resume>,
    ) -> Result<Comparison<'a>> {
        let [one, other] = [self.catalog.role(roles[0])?, self.catalog.role(roles[1])?];
        let shared = one.skills.iter();
        let shared = shared.filter_map(|need| other.need(&need.name).map(|second| [need, second])).collect();
        let only = [one.needs_beyond(other).collect(), other.needs_beyond(one).collect()];
        let person = resume.map(|resume| self.person(resume, roles)).transpose()?;
        Ok(Comparison { catalog: &self.catalog, roles: [one, other], shared, only, person })
    }

    /// Everything known of one role.
    ///
    /// # Errors
    ///
    /// Where the catalog cannot be read.
    pub fn profile(&self, role: RoleNumber) -> Result<Profile<'_>> {
        Ok(Profile { catalog: &self.catalog, role: self.catalog.role(role)? })
    }

    /// A resume with a line more for each of some skills of a role, as its examples show them.
    fn supposing(&self, resume: &Resume, role: RoleNumber, skills: &[SkillNumber]) -> Result<Resume> {
        let numbers = self.catalog.card(role).needs.iter().map(|&(skill, _)| SkillNumber(skill));
        let needs: Vec<(SkillNumber, &Need)> = numbers.zip(&self.catalog.role(role)?.skills).collect();
        let line = |skill: &SkillNumber| {
            let need = needs.iter().find(|(number, _)| number == skill).map(|&(_, need)| need)?;
            Some((*skill, need.excerpt.as_deref().unwrap_or(&need.name)))
        };
        let lines = skills.iter().filter_map(line);
        Ok(resume.supposing(lines, score::newest_position(resume), self.index.lexicon()))
    }

    fn person<'a>(&'a self, resume: &'a Resume, roles: [RoleNumber; 2]) -> Result<Person<'a>> {
        let retrieved = self.retrieve(resume)?;
        let one = self.matched_role(resume, &retrieved, roles[0])?;
        let other = self.matched_role(resume, &retrieved, roles[1])?;
        Ok(Person { resume, matches: [one, other] })
    }

    fn retrieve(&self, resume: &Resume) -> Result<Retrieved<'_>> {
        self.retrieve_in(&self.impacts(resume.stems())?, resume)
    }

    /// The impacts of at least the terms of some texts.
    fn impacts(&self, stems: &Stems) -> Result<Arc<Impacts>> {
        if let Some(all) = self.impacts.get() {
            return Ok(Arc::clone(all));
        }
        let lists = self.index.lists_for(&self.catalog, stems)?;
        Ok(Arc::new(Impacts::new(lists, self.index.role_norms())))
    }

    /// What is retrieved of a resume whose terms are all among those of the impacts.
    fn retrieve_in(&self, impacts: &Arc<Impacts>, resume: &Resume) -> Result<Retrieved<'_>> {
        let hits = impacts.lists().hits(resume.stems());
        let like = |title: &str| self.index.titles_like(&self.catalog, title);
        let titles = resume.positions().iter().map(|position| like(resume.title(position)));
        let titles = titles.collect::<Result<_>>()?;
        let basis = self.basis.get_or_init(|| Basis::new(&self.catalog, self.index.employment()));
        Ok(Retrieved::new(&self.catalog, basis, Arc::clone(impacts), resume, &hits, titles))
    }

    fn scores(&self, retrieved: &Retrieved<'_>, candidates: &[RoleNumber], top: usize) -> Vec<Score> {
        if candidates.is_empty() {
            return score::rank(&self.catalog, retrieved, self.catalog.numbers(), top);
        }
        let mut chosen = candidates.to_vec();
        chosen.sort_unstable();
        chosen.dedup();
        score::rank(&self.catalog, retrieved, chosen.into_iter(), top)
    }

    /// A match of one role, ranked among all.
    fn matched_role<'a>(
        &'a self,
        resume: &'a Resume,
        retrieved: &Retrieved<'_>,
        role: RoleNumber,
    ) -> Result<Match<'a>> {
        let place = score::place(&self.catalog, retrieved, role);
        self.matched(resume, retrieved, role, place)
    }

    fn matched<'a>(
        &'a self,
        resume: &Resume,
        retrieved: &Retrieved<'_>,
        role: RoleNumber,
        rank: usize,
    ) -> Result<Match<'a>> {
        let fit = score::fit(&self.catalog, resume, retrieved, role);
        Ok(Match { rank, role: self.catalog.role(role)?, fit })
    }
}

/// The catalog as a list, or the roles that a search finds.
///
/// # Errors
///
/// Where the catalog cannot be read.
pub fn list<'a>(catalog: &'a Catalog, query: Option<&'a str>) -> Result<Listing<'a>> {
    let roles = match query {
        Some(query) => {
            let found = catalog.search(query)?;
            found.into_iter().map(|found| (found.number, found.title)).collect()
        }
        None => catalog.numbers().map(|number| (number, None)).collect(),
    };
    Ok(Listing { catalog, roles, query })
}

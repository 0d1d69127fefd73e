//! Identifiers that parse once and print the same: role ids and SOC codes.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Slug of a role: lower-case letters, digits and single hyphens (`patient-relations-director`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RoleId(String);

impl RoleId {
    /// The slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for RoleId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let fits = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        let outside = text.is_empty() || text.starts_with('-') || text.ends_with('-');
        if text.bytes().all(fits) && !outside && !text.contains("--") {
            Ok(Self(text))
        } else {
            Err(format!("'{text}' is no role id; use lower-case letters, digits and single hyphens"))
        }
    }
}

impl From<RoleId> for String {
    fn from(id: RoleId) -> Self {
        id.0
    }
}

impl fmt::Display for RoleId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// O*NET-SOC 2019 code of an occupation (`11-9111.00`); its first seven characters are the 2018
/// SOC code of the wage tables.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SocCode(String);

impl SocCode {
    /// The whole code.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The six-digit SOC code (`11-9111`), under which wages and outlook are published.
    pub fn six_digit(&self) -> &str {
        &self.0[..7]
    }

    /// The major group (`11`).
    pub fn major_group(&self) -> &str {
        &self.0[..2]
    }
}

impl TryFrom<String> for SocCode {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let shape = b"00-0000.00";
        let fits = text.len() == shape.len()
            && text.bytes().zip(shape).all(|(byte, &wanted)| match wanted {
                b'0' => byte.is_ascii_digit(),
                mark => byte == mark,
            });
        if fits {
            Ok(Self(text))
        } else {
            Err(format!("'{text}' is no O*NET-SOC code; write it as 11-9111.00"))
        }
    }
}

impl From<SocCode> for String {
    fn from(code: SocCode) -> Self {
        code.0
    }
}

impl fmt::Display for SocCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn id(text: &str, valid: bool) {
        assert_eq!(RoleId::try_from(text.to_owned()).is_ok(), valid, "{text}");
    }

    #[test]
    fn role_ids_are_slugs() {
        id("patient-relations-director", true);
        id("cnc-operator-2", true);
        id("", false);
        id("a--b", false);
        id("Nurse", false);
        id("../etc", false);
    }

    #[track_caller]
    fn code(text: &str, valid: bool) {
        assert_eq!(SocCode::try_from(text.to_owned()).is_ok(), valid, "{text}");
    }

    #[test]
    fn codes_have_ten_characters() {
        code("11-9111.00", true);
        code("11-9111", false);
        code("1é-9111.0", false);
        code("11-9111.0x", false);
    }
}

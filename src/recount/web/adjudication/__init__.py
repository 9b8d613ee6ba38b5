"""Where two reviewers disagree, a third person decides."""

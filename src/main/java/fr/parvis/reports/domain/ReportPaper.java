// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

/** Draws the paper of a report when it is frozen. */
public interface ReportPaper {
    /** A tagged PDF. */
    byte[] pdf(Model model);
}

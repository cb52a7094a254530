// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import java.util.List;

/** Acts for persons without authority, for leads. */
public record IrregularPage(List<ActLine> lines, int count, int page, int pages, boolean all) {}

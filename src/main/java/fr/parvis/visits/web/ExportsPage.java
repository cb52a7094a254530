// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import java.util.List;

/** My exports, the latest first. */
public record ExportsPage(List<ExportPage> exports, int days) {}

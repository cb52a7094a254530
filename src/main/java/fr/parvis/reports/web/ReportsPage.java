// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.web;

import fr.parvis.values.Paging;
import java.util.List;
import java.util.function.IntFunction;

/** The association's reports, the latest first. */
public record ReportsPage(List<Line> lines, Paging paging, IntFunction<String> page, String create) {
    public record Line(String href, String title, String what, String made, String state, String kind) {}
}

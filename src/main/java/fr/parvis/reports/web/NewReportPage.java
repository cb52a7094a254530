// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/** The three choices that make a report. */
public record NewReportPage(
        String action,
        String back,
        List<Template> templates,
        List<Option> periods,
        List<Option> extents,
        List<Option> operators,
        List<Option> contracts,
        Map<String, String> sent,
        Problems problems) {
    public record Template(String key, String title, String lead) {}
}

// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.web;

import fr.parvis.shell.Problems;
import java.util.Map;

/** To whom a frozen report goes. */
public record SendReportPage(
        String here, String action, String title, boolean canMail, Map<String, String> sent, Problems problems) {}

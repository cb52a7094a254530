// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.web;

import fr.parvis.shell.Problems;
import java.util.List;

/**
 * The documents of a case, and the ways to add one.
 *
 * @param days number of days that they outlive the case
 * @param name as it was typed
 * @param heaviest size limit in words; bytes for the browser
 */
public record DocumentsPage(
        String caseFile,
        String asked,
        String person,
        String personName,
        boolean discreet,
        boolean open,
        List<Line> lines,
        int all,
        int page,
        int pages,
        int days,
        String heaviest,
        long bytes,
        String name,
        Problems problems) {

    public record Line(String id, String name, String about, String badge, String badgeKind) {}
}

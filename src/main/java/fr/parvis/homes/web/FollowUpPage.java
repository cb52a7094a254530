// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.shell.Problems;
import java.util.List;

/**
 * Questions asked 3 or 12 months later, with what was measured beside it.
 *
 * @param earliest the day of the last visit
 */
public record FollowUpPage(
        String caseFile,
        String personName,
        String asked,
        int months,
        String lead,
        String day,
        String earliest,
        String today,
        List<ShownQuestion.Group> groups,
        String note,
        boolean warned,
        int version,
        HomesPage.Proof measured,
        String expected,
        Problems problems) {}

// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/**
 * Something to be done for a person in their place.
 *
 * @param caseFile the case it is for; empty for none
 * @param standing authority that the person gave, one line for each mandate in force
 * @param stopped reason why it was stopped; empty when it was not
 * @param paper address of where a mandate is prepared; empty when that would not help
 * @param toSign address of the prepared mandate that waits for its signature; empty for none
 */
public record ActPage(
        String id,
        String person,
        String personName,
        String caseFile,
        List<String> standing,
        List<Option> scopes,
        String scope,
        String said,
        boolean payment,
        String amount,
        List<Option> consents,
        String consent,
        boolean warned,
        String stopped,
        String paper,
        String toSign,
        Problems problems) {}

// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parts that the person lets somebody else read of a visit.
 *
 * @param agreed agreement that stands now, in a sentence
 */
public record SharingPage(
        String visit,
        String visitTitle,
        String caseFile,
        String personName,
        String asked,
        boolean open,
        @Nullable String agreed,
        List<Option> recipients,
        List<Option> parts,
        List<Option> manners,
        String recipient,
        List<String> chosen,
        String manner,
        String agreedOn,
        String earliest,
        String today,
        Problems problems) {}

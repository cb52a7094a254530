// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/**
 * A new case: first what it is about, then what is asked.
 *
 * @param template the chosen kind; empty until it is chosen, {@code autre} for none of them
 * @param ofBill whether it is about a bill, whose facts are asked here once
 */
public record NewCasePage(
        String id,
        String person,
        String personName,
        List<Option> templates,
        String template,
        String templateName,
        String dateAsked,
        boolean ofBill,
        String asked,
        String theme,
        String operator,
        String countedFrom,
        String payable,
        String amount,
        String reference,
        List<Option> themes,
        List<Option> operators,
        boolean warned,
        Problems problems) {}

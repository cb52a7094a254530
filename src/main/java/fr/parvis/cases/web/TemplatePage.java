// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/**
 * A template as its form has it.
 *
 * @param papers one a line
 * @param steps one a line: what, and perhaps delay, source and day of reading between bars
 */
public record TemplatePage(
        String code,
        boolean fresh,
        String label,
        String theme,
        String operator,
        String dateAsked,
        boolean ofBill,
        String papers,
        String steps,
        boolean closed,
        int version,
        List<Option> themes,
        List<Option> operators,
        Problems problems) {}

// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.domain;

import fr.parvis.arrangements.ReturnField;
import java.util.List;

/**
 * Content of a return file: codes, days (ISO 8601), yes and no, as it is kept sealed.
 *
 * @param fields codes of {@link ReturnField}, one for each column
 * @param lines one for each household, with as many values as there are fields; an empty value is none
 */
public record ReturnContent(List<String> fields, List<List<String>> lines) {}

// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/** Page that hands the open cases of one account over to another, in two steps. */
public record HandOverPage(List<Option> from, List<Option> to, String chosenFrom, String chosenTo, Problems problems) {}

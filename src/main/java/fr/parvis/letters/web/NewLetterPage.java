// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import fr.parvis.shell.Option;
import java.util.List;

/** Choice of a template for a new letter. */
public record NewLetterPage(String id, String caseFile, String asked, String personName, List<Option> templates) {}

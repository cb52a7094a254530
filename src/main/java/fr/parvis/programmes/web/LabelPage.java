// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.web;

import fr.parvis.shell.Option;
import java.util.List;

/** Page on which a visit counts for a programme by itself. */
public record LabelPage(String action, List<Option> programmes, List<String> chosen) {}

// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/** A mandate to be prepared for a person. */
public record NewMandatePage(
        String id,
        String person,
        String personName,
        List<Option> scopes,
        List<String> chosen,
        List<Option> durations,
        String days,
        boolean adult,
        boolean free,
        boolean entitled,
        Problems problems) {}

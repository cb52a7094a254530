// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.web;

import fr.parvis.procedures.domain.Sheet;
import org.jspecify.annotations.Nullable;

/** One sheet for the public. @param warning note that it is old */
public record PublicSheetPage(
        Sheet sheet, String date, @Nullable String warning, String official) {}

// SPDX-License-Identifier: EUPL-1.2
/** Effects on cards when something happens to persons. */
@NullMarked
package fr.parvis.sheets.reactions;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: EUPL-1.2
/** How far autonomy changed, and how sure that is; pure arithmetic. */
@NullMarked
package fr.parvis.skills.domain.measure;

import org.jspecify.annotations.NullMarked;

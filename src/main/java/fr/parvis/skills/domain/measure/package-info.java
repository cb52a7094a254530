// SPDX-License-Identifier: EUPL-1.2
/** Change of autonomy, and its certainty; pure arithmetic. */
@NullMarked
package fr.parvis.skills.domain.measure;

import org.jspecify.annotations.NullMarked;

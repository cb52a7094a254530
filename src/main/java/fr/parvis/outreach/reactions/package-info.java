// SPDX-License-Identifier: EUPL-1.2
/** Effects on households of lists when a person's file is erased. */
@NullMarked
package fr.parvis.outreach.reactions;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: EUPL-1.2
/** The sheet that a learner takes along, the paper to assess on, and the answer to an access request. */
@NullMarked
package fr.parvis.skills.papers;

import org.jspecify.annotations.NullMarked;

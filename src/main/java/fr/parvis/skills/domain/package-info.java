// SPDX-License-Identifier: EUPL-1.2
/** Gestures, learners, assessments, and what they say together. */
@NullMarked
package fr.parvis.skills.domain;

import org.jspecify.annotations.NullMarked;

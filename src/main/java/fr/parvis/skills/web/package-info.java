// SPDX-License-Identifier: EUPL-1.2
/** The screens of assessments, of the path of a learner, of gestures and figures. */
@NullMarked
package fr.parvis.skills.web;

import org.jspecify.annotations.NullMarked;

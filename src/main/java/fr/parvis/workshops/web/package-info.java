// SPDX-License-Identifier: EUPL-1.2
/** Screens of workshops, cycles and enrolments. */
@NullMarked
package fr.parvis.workshops.web;

import org.jspecify.annotations.NullMarked;

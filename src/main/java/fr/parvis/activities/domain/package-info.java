// SPDX-License-Identifier: EUPL-1.2
/** The rules of an activity, its recording and correction, the line it is typed in, and what is read of it. */
@NullMarked
package fr.parvis.activities.domain;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: EUPL-1.2
/** Words of appointments that leave Parvis. */
@NullMarked
package fr.parvis.appointments.papers;

import org.jspecify.annotations.NullMarked;

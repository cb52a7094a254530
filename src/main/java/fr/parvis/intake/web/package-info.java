// SPDX-License-Identifier: EUPL-1.2
/** Pages and routes by which a list comes in. */
@NullMarked
package fr.parvis.intake.web;

import org.jspecify.annotations.NullMarked;

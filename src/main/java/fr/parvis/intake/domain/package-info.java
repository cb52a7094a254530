// SPDX-License-Identifier: EUPL-1.2
/** Files of partners: how they wait, are read line by line and imported. */
@NullMarked
package fr.parvis.intake.domain;

import org.jspecify.annotations.NullMarked;

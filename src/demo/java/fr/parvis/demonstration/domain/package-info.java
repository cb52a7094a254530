// SPDX-License-Identifier: EUPL-1.2
/** How the demonstration network is made up. */
@NullMarked
package fr.parvis.demonstration.domain;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: EUPL-1.2
/** Points, their hours and duties, communes. */
@NullMarked
package fr.parvis.network.domain;

import org.jspecify.annotations.NullMarked;

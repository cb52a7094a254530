// SPDX-License-Identifier: EUPL-1.2
/** Pages of the directory. */
@NullMarked
package fr.parvis.partners.web;

import org.jspecify.annotations.NullMarked;

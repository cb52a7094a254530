// SPDX-License-Identifier: EUPL-1.2
@NullMarked
package fr.parvis.nomenclature.web;

import org.jspecify.annotations.NullMarked;

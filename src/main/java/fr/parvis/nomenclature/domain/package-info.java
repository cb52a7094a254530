@NullMarked
package fr.parvis.nomenclature.domain;

import org.jspecify.annotations.NullMarked;

@NullMarked
package fr.parvis.nomenclature.web;

import org.jspecify.annotations.NullMarked;

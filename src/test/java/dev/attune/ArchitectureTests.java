package dev.attune;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The rules of the house: which package may import which. docs/ARCHITECTURE.md tells why.
 */
@AnalyzeClasses(packages = "dev.attune", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule importsRunOneWay = layeredArchitecture().consideringOnlyDependenciesInLayers()
		.withOptionalLayers(true)
		.layer("text")
		.definedBy("dev.attune.text..")
		.layer("inline")
		.definedBy("dev.attune.inline..")
		.layer("markup")
		.definedBy("dev.attune.markup..")
		.layer("corpus")
		.definedBy("dev.attune.corpus..")
		.layer("seq2seq")
		.definedBy("dev.attune.seq2seq..")
		.layer("evaluation")
		.definedBy("dev.attune.evaluation..")
		.layer("training")
		.definedBy("dev.attune.training..")
		.layer("catalog")
		.definedBy("dev.attune.catalog..")
		.layer("serving")
		.definedBy("dev.attune.serving..")
		.layer("detection")
		.definedBy("dev.attune.detection..")
		.layer("glossary")
		.definedBy("dev.attune.glossary..")
		.layer("translation")
		.definedBy("dev.attune.translation..")
		.layer("suggestion")
		.definedBy("dev.attune.suggestion..")
		.layer("document")
		.definedBy("dev.attune.document..")
		.layer("trainjob")
		.definedBy("dev.attune.trainjob..")
		.layer("access")
		.definedBy("dev.attune.access..")
		.layer("bench")
		.definedBy("dev.attune.bench..")
		.layer("web")
		.definedBy("dev.attune.web..")
		.layer("application")
		.definedBy("dev.attune")
		.whereLayer("text")
		.mayNotAccessAnyLayer()
		.whereLayer("inline")
		.mayOnlyAccessLayers("text")
		.whereLayer("markup")
		.mayOnlyAccessLayers("text")
		.whereLayer("corpus")
		.mayOnlyAccessLayers("text")
		.whereLayer("seq2seq")
		.mayOnlyAccessLayers("text")
		.whereLayer("evaluation")
		.mayOnlyAccessLayers("text")
		.whereLayer("training")
		.mayOnlyAccessLayers("text", "corpus", "seq2seq", "evaluation", "catalog")
		.whereLayer("catalog")
		.mayOnlyAccessLayers("text", "seq2seq", "web")
		.whereLayer("serving")
		.mayOnlyAccessLayers("text", "seq2seq", "catalog")
		.whereLayer("detection")
		.mayNotAccessAnyLayer()
		.whereLayer("glossary")
		.mayOnlyAccessLayers("web")
		.whereLayer("translation")
		.mayOnlyAccessLayers("text", "inline", "markup", "glossary", "seq2seq", "serving", "detection", "suggestion",
				"web")
		.whereLayer("suggestion")
		.mayOnlyAccessLayers("serving", "detection", "web")
		.whereLayer("document")
		.mayOnlyAccessLayers("text", "markup", "corpus", "translation", "web")
		.whereLayer("trainjob")
		.mayOnlyAccessLayers("training", "corpus", "seq2seq", "evaluation", "catalog", "text", "suggestion", "web")
		.whereLayer("access")
		.mayOnlyAccessLayers("web")
		.whereLayer("access")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("bench")
		.mayOnlyAccessLayers("text", "corpus", "seq2seq", "catalog", "training", "serving")
		.whereLayer("bench")
		.mayOnlyBeAccessedByLayers("application")
		.whereLayer("web")
		.mayNotAccessAnyLayer();

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching("dev.attune.(*)..").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule engineStaysInItsRooms = noClasses().that()
		.resideOutsideOfPackages("dev.attune.seq2seq..", "dev.attune.serving..", "dev.attune.training..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("ai.djl..");

	@ArchTest
	static final ArchRule textIsPlain = classes().that()
		.resideInAPackage("dev.attune.text..")
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("dev.attune.text..", "java..", "com.ibm.icu..", "tools.jackson..",
				"com.fasterxml.jackson..", "org.jspecify..")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule numericsKnowNoWeb = noClasses().that()
		.resideInAnyPackage("dev.attune.text..", "dev.attune.corpus..", "dev.attune.seq2seq..",
				"dev.attune.evaluation..", "dev.attune.training..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.web..", "jakarta.servlet..");

	@ArchTest
	static final ArchRule packagesAreNamedByFeature = noClasses().should()
		.resideInAnyPackage("..util..", "..common..", "..impl..", "..service..");

}

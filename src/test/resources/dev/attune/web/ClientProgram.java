import client.ApiClient;
import client.ApiException;
import client.api.ModelsApi;
import client.api.TranslationApi;
import client.model.DetectRequest;
import client.model.Detection;
import client.model.Texts;
import client.model.TranslateRequest;
import client.model.TranslateResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a user of the generated client writes. GeneratedClientIT compiles it together with
 * the client, and runs it.
 */
public final class ClientProgram {

	private ClientProgram() {
	}

	/** Calls the service at an address, and tells what it answers. */
	public static List<String> run(String address) throws ApiException {
		ApiClient client = new ApiClient();
		client.setBasePath(address);
		TranslationApi translation = new TranslationApi(client);
		List<String> answers = new ArrayList<>();
		answers.add(translated(translation.translate(request("Hello.", "zh"))));
		Object detected = translation.detect(new DetectRequest().q(new Texts("How are you?"))).get(0).getActualInstance();
		answers.add(((Detection) detected).getLanguage());
		answers.add(translation.listLanguages().stream().map((language) -> language.getCode()).toList().toString());
		answers.add(new ModelsApi(client).listModels()
			.stream()
			.map((model) -> model.getName() + " " + model.getActiveVersion())
			.collect(Collectors.joining()));
		try {
			translation.translate(request("Hello.", "fr"));
		}
		catch (ApiException ex) {
			answers.add(ex.getCode() + " " + ex.getResponseBody().replaceAll(".*\"detail\":\"([^\"]*)\".*", "$1"));
		}
		return answers;
	}

	// the generator of this version cannot write an array of strings where a string may be
	private static TranslateRequest request(String text, String target) {
		return new TranslateRequest().q(new Texts(text)).source("en").target(target);
	}

	private static String translated(TranslateResponse response) {
		return response.getTranslatedText().getString();
	}

}

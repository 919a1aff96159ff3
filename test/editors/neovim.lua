-- Neovim's own client, set up as docs/editors.md says (VPNC_SETUP), on VPNC_FILE: does what the test asks, prints what it saw as JSON.
-- VPNC_UNTIDY is a file whose text is formatted at the end.
-- VPNC_HOVER, VPNC_COMPLETE and VPNC_USE are "LINE COLUMN", lines from 1, columns from 0.

local function wait_for(what, condition)
  if not vim.wait(30000, condition, 10) then
    error("no " .. what .. " within 30 seconds")
  end
end

local function go(place)
  local line, column = place:match("(%d+) (%d+)")
  vim.api.nvim_win_set_cursor(0, { tonumber(line), tonumber(column) })
end

local function ask(method, more)
  local params = vim.tbl_extend("force", vim.lsp.util.make_position_params(0, "utf-16"), more or {})
  local answers, problem = vim.lsp.buf_request_sync(0, method, params, 20000)
  assert(answers, problem)
  local _, answer = next(answers)
  return answer.result
end

local function cursor()
  local place = vim.api.nvim_win_get_cursor(0)
  return { line = place[1], column = place[2] }
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") .. "\n"
end

-- The untidy text as `command` leaves it.
local function formatted(command)
  vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.fn.readfile(vim.env.VPNC_UNTIDY))
  command()
  return text()
end

local function main()
  dofile(vim.env.VPNC_SETUP)
  vim.cmd("edit " .. vim.fn.fnameescape(vim.env.VPNC_FILE))
  assert(vim.bo.filetype == "vpn", "the file type is " .. vim.bo.filetype)
  local seen = { diagnostics = {} }

  wait_for("diagnostics", function()
    return #vim.diagnostic.get(0) > 0
  end)
  for _, each in ipairs(vim.diagnostic.get(0)) do
    local code = each.code or vim.tbl_get(each, "user_data", "lsp", "code")
    table.insert(seen.diagnostics, { line = each.lnum + 1, code = code, message = each.message })
  end

  go(vim.env.VPNC_HOVER)
  seen.hover = ask("textDocument/hover").contents.value

  go(vim.env.VPNC_COMPLETE)
  local offered = ask("textDocument/completion", { context = { triggerKind = 1 } })
  seen.completion = vim.tbl_map(function(item)
    return item.label
  end, offered.items or offered)

  go(vim.env.VPNC_USE)
  local before = cursor()
  vim.lsp.buf.definition()
  wait_for("definition", function()
    return not vim.deep_equal(before, cursor())
  end)
  seen.definition = cursor()

  go(vim.env.VPNC_USE)
  seen.references = #ask("textDocument/references", { context = { includeDeclaration = true } })

  local unchanged = text()
  vim.lsp.buf.rename(vim.env.VPNC_NAME)
  wait_for("rename", function()
    return text() ~= unchanged
  end)
  seen.renamed = text()

  seen.formatted = {
    command = formatted(function()
      vim.lsp.buf.formatting_sync(nil, 20000)
    end),
    keys = formatted(function()
      vim.cmd("normal! gggqG")
    end),
  }

  io.stdout:write(vim.fn.json_encode(seen) .. "\n")
  local clients = vim.lsp.get_active_clients()
  vim.lsp.stop_client(clients)
  vim.wait(5000, function()
    return #vim.lsp.get_active_clients() == 0
  end, 10)
end

-- An error would leave a headless editor waiting for ever.
local fine, problem = xpcall(main, debug.traceback)
if not fine then
  io.stderr:write(problem .. "\n")
  vim.cmd("cquit")
end
vim.cmd("quitall!")

-- Neovim's own client against the server: opens VPNC_FILE, waits for diagnostics, asks for a hover, prints both as JSON.
-- VPNC_SERVER is a JSON list: the words of the command line. VPNC_LINE and VPNC_COLUMN (from 0) say where to hover.

local function wait_for(what, condition)
  if not vim.wait(20000, condition, 10) then
    error("no " .. what .. " within 20 seconds")
  end
end

local function main()
  vim.cmd("edit " .. vim.fn.fnameescape(vim.env.VPNC_FILE))
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.start_client({
    name = "vpnc",
    cmd = vim.fn.json_decode(vim.env.VPNC_SERVER),
    root_dir = vim.fn.fnamemodify(vim.env.VPNC_FILE, ":h"),
  })
  assert(client, "the client did not start")
  vim.lsp.buf_attach_client(buffer, client)
  wait_for("diagnostics", function()
    return #vim.diagnostic.get(buffer) > 0
  end)

  local diagnostics = {}
  for _, each in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(diagnostics, {
      line = each.lnum,
      column = each.col,
      severity = each.severity,
      source = each.source,
      code = each.code or vim.tbl_get(each, "user_data", "lsp", "code"),
      message = each.message,
    })
  end

  vim.api.nvim_win_set_cursor(0, { tonumber(vim.env.VPNC_LINE) + 1, tonumber(vim.env.VPNC_COLUMN) })
  local params = vim.lsp.util.make_position_params(0, "utf-16")
  local answers, problem = vim.lsp.buf_request_sync(buffer, "textDocument/hover", params, 10000)
  assert(answers, problem)
  local _, answer = next(answers)

  io.stdout:write(vim.fn.json_encode({ diagnostics = diagnostics, hover = answer and answer.result or vim.NIL }) .. "\n")
  vim.lsp.stop_client(client)
  vim.wait(5000, function()
    return vim.lsp.client_is_stopped(client)
  end, 10)
end

-- An error would leave a headless editor waiting for ever.
local fine, problem = xpcall(main, debug.traceback)
if not fine then
  io.stderr:write(problem .. "\n")
  vim.cmd("cquit")
end
vim.cmd("quitall!")
